/**
 * The custom element `sortable-table`, inlined in pages with tables: column heads become buttons that sort in place, and a
 * field filters the rows without regard to diacritics. Days (02/11/2026) sort by time. Without JavaScript the heads are links to the ranking pages.
 * Written small (< 2 kB) in the JavaScript that browsers of the last years read; its words come from data attributes.
 */
export const TABLE_SCRIPT = `
customElements.define('sortable-table',class extends HTMLElement{
connectedCallback(){
let d=this.dataset,body=this.querySelector('tbody'),rows=[...body.rows],vi=document.documentElement.lang=='vi',
say=document.createElement('p'),label=document.createElement('label'),input=document.createElement('input'),
fold=t=>t.normalize('NFD').replace(/[\\u0300-\\u036f]/g,'').replace(/[đĐ]/g,'d').toLowerCase(),
read=(r,i)=>{let c=r.cells[i],t=c?c.textContent.trim():'–';if(t=='–'||c.classList.contains('gap'))return null;
let d=/^(\\d\\d)\\/(\\d\\d)\\/(\\d{4})$/.exec(t);if(d)return+(d[3]+d[2]+d[1]);
let n=t.replace(/[%+\\s]/g,'').replace('−','-');n=vi?n.replace(/\\./g,'').replace(',','.'):n.replace(/,/g,'');
return c.tagName=='TH'||isNaN(n)?t:+n};
say.className='unseen';say.setAttribute('role','status');
label.textContent=d.filter+' ';label.className='filter';input.type='search';label.append(input);this.prepend(label,say);
input.oninput=()=>{let q=fold(input.value),n=0;for(let r of rows){let on=fold(r.querySelector('th').textContent).includes(q);r.hidden=!on;n+=on}say.textContent=n+' '+d.shown};
let heads=[...this.querySelectorAll('thead th')];
heads.forEach((h,i)=>{if('fixed'in h.dataset)return;
let b=document.createElement('button'),a=h.querySelector('a');b.type='button';
if(a){b.textContent=a.textContent;a.replaceWith(b)}else{b.append(...h.childNodes);h.append(b)}
b.onclick=()=>{let k=rows.map(r=>[read(r,i),r]),was=h.getAttribute('aria-sort'),num=k.some(x=>typeof x[0]=='number'),
down=was?was=='ascending':num&&i>0&&!('up'in h.dataset),s=down?-1:1;
k.sort(([x],[y])=>x===null?y===null?0:1:y===null?-1:s*(num?x-y:String(x).localeCompare(y,'vi')));
heads.forEach(o=>o.removeAttribute('aria-sort'));h.setAttribute('aria-sort',down?'descending':'ascending');
body.append(...k.map(x=>x[1]));say.textContent=d.sorted+' '+b.textContent.trim()+', '+(down?d.down:d.up)}})
}})`.trim()
